import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`site\` ADD \`offers_posters\` integer DEFAULT true;`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_offers_posters\` integer DEFAULT true;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`offers_posters\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_offers_posters\`;`)
}
