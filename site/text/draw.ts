/** How a draw is checked, for whoever knows what a command line is: Python alone, nothing of ours. */
export function drawRecipe(seed: string, numbers: readonly number[]): string {
  const inOrder = [...numbers].sort((one, other) => one - other).join(', ')
  return [
    'import hashlib, hmac',
    `seed = bytes.fromhex("${seed}")`,
    `numbers = [${inOrder}]`,
    'lot = lambda number: hmac.new(seed, str(number).encode(), hashlib.sha256).hexdigest()',
    'print(hashlib.sha256(seed).hexdigest())',
    'print(sorted(numbers, key=lot))',
  ].join('\n')
}
