/** Preloaded into a server's process by a test: a signal has it fill its heap, as a fault of ours would. */
process.on('SIGUSR2', () => {
  const hoard = []
  for (;;) hoard.push(Array.from({ length: 10_000 }, (_, index) => ({ index, text: `${index}${Math.random()}` })))
})
