export async function benchSlow(_root: string): Promise<void> {}
