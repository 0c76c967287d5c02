import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`imports\` ADD \`content\` text;`)
  await db.run(sql`CREATE INDEX \`imports_content_idx\` ON \`imports\` (\`content\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`imports_content_idx\`;`)
  await db.run(sql`ALTER TABLE \`imports\` DROP COLUMN \`content\`;`)
}
