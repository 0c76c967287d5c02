export async function loadSample(...a: unknown[]) { return a.length }
