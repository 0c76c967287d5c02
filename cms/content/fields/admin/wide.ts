/** A field as wide as what it stands in, which has the width that it is given in the form. */
export function wide<F extends { admin?: object }>(field: F): F {
  return { ...field, admin: { ...field.admin, width: undefined } }
}
