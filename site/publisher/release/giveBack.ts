/**
 * Gives the memory of bytes back at once; they are empty after that. The collector leaves what lies outside its own heap
 * for long: after some hundred pages that was a hundred megabytes. Bytes that share their memory with others are left.
 */
export function giveBack(bytes: Uint8Array): void {
  const { buffer, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0) buffer.transfer(0)
}
