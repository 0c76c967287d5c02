import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`media\` ADD \`original_name\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`name_key\` text;`)
  await db.run(sql`CREATE INDEX \`media_file_version_idx\` ON \`media\` (\`file_version\`);`)
  await db.run(sql`CREATE INDEX \`media_name_key_idx\` ON \`media\` (\`name_key\`);`)
  await db.run(sql`ALTER TABLE \`recordings\` ADD \`original_name\` text;`)
  await db.run(sql`ALTER TABLE \`recordings\` ADD \`name_key\` text;`)
  await db.run(sql`CREATE INDEX \`recordings_file_version_idx\` ON \`recordings\` (\`file_version\`);`)
  await db.run(sql`CREATE INDEX \`recordings_name_key_idx\` ON \`recordings\` (\`name_key\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`media_file_version_idx\`;`)
  await db.run(sql`DROP INDEX \`media_name_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`original_name\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`name_key\`;`)
  await db.run(sql`DROP INDEX \`recordings_file_version_idx\`;`)
  await db.run(sql`DROP INDEX \`recordings_name_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`recordings\` DROP COLUMN \`original_name\`;`)
  await db.run(sql`ALTER TABLE \`recordings\` DROP COLUMN \`name_key\`;`)
}
