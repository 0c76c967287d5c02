export async function removeSample(...a: unknown[]) { return a.length }
