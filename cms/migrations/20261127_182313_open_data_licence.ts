import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`site\` ADD \`licence\` text DEFAULT 'undeclared';`)
  await db.run(sql`ALTER TABLE \`_site_v\` ADD \`version_licence\` text DEFAULT 'undeclared';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`site\` DROP COLUMN \`licence\`;`)
  await db.run(sql`ALTER TABLE \`_site_v\` DROP COLUMN \`version_licence\`;`)
}
