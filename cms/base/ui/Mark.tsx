const petal = 'M0-56C15-42 15-24 0-11-15-24-15-42 0-56Z'

/** The paper-cut flower of the public site, as the admin's icon. */
export function Mark() {
  return (
    <svg width="100%" height="100%" viewBox="-60 -60 120 120" role="img" aria-label="工韵" fill="#b3261e">
      {[0, 60, 120, 180, 240, 300].map((angle) => (
        <path key={angle} d={petal} transform={`rotate(${angle})`} />
      ))}
      <circle r="8" />
    </svg>
  )
}
