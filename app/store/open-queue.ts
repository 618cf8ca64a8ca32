import type { PgBoss, Queue } from 'pg-boss'

/** Makes a queue; one that is there already gets these settings, but for its policy, which stays what it was. */
export async function openQueue(boss: PgBoss, { name, policy, ...settings }: Queue): Promise<void> {
  await boss.createQueue(name, { ...settings, ...(policy !== undefined && { policy }) })
  await boss.updateQueue(name, settings)
}
