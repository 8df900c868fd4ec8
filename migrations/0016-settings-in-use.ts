import type { Kysely } from 'kysely';

type Locations = { locations: { id: number; settings: string } };

/** A figure that nothing was worked out from: the plan's own calls are the attempts it counted. */
const unused = 'suggestCloseAttempts';

/** Settings without the one that did nothing. */
export async function up(db: Kysely<Locations>): Promise<void> {
  const rows = await db.selectFrom('locations').select(['id', 'settings']).execute();
  for (const { id, settings } of rows) {
    const { [unused]: _unused, ...used } = JSON.parse(settings) as Record<string, unknown>;
    await db
      .updateTable('locations')
      .set({ settings: JSON.stringify(used) })
      .where('id', '=', id)
      .execute();
  }
}
