export async function benchIdle(_root: string): Promise<void> {}
