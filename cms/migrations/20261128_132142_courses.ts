import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`makeups\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`registration\` text NOT NULL,
  	\`lesson\` text NOT NULL,
  	\`library\` text NOT NULL,
  	\`entry\` text NOT NULL,
  	\`occasion\` text NOT NULL,
  	\`at\` text,
  	\`by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`makeups_key_idx\` ON \`makeups\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`makeups_registration_idx\` ON \`makeups\` (\`registration\`);`)
  await db.run(sql`CREATE INDEX \`makeups_updated_at_idx\` ON \`makeups\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`makeups_created_at_idx\` ON \`makeups\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`registration\` text NOT NULL,
  	\`bookable\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`method\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`by\` text,
  	\`reference\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payments_key_idx\` ON \`payments\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payments_registration_idx\` ON \`payments\` (\`registration\`);`)
  await db.run(sql`CREATE INDEX \`payments_bookable_idx\` ON \`payments\` (\`bookable\`);`)
  await db.run(sql`CREATE INDEX \`payments_updated_at_idx\` ON \`payments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payments_created_at_idx\` ON \`payments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`certificates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`registration\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`organisation\` text NOT NULL,
  	\`attended\` numeric NOT NULL,
  	\`lessons\` numeric NOT NULL,
  	\`ended\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`certificates_number_idx\` ON \`certificates\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`certificates_registration_idx\` ON \`certificates\` (\`registration\`);`)
  await db.run(sql`CREATE INDEX \`certificates_updated_at_idx\` ON \`certificates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`certificates_created_at_idx\` ON \`certificates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`feedback\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`answers\` text,
  	\`used\` text,
  	\`revision\` numeric DEFAULT 0 NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`feedback_key_idx\` ON \`feedback\` (\`key\`);`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_has_trial\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_trial_until\` text;`)
  await db.run(sql`ALTER TABLE \`courses\` ADD \`sign_up_here_certificate_share\` numeric;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_has_trial\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_trial_until\` text;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` ADD \`version_sign_up_here_certificate_share\` numeric;`)
  await db.run(sql`ALTER TABLE \`seats\` ADD \`trial_until\` text;`)
  await db.run(sql`ALTER TABLE \`registrations\` ADD \`trial\` text;`)
  await db.run(sql`ALTER TABLE \`registrations\` ADD \`trial_until\` text;`)
  await db.run(sql`ALTER TABLE \`registrations\` ADD \`price\` text;`)
  await db.run(sql`ALTER TABLE \`registrations\` ADD \`paid\` numeric;`)
  await db.run(sql`ALTER TABLE \`message_texts\` ADD \`trial\` text;`)
  await db.run(sql`ALTER TABLE \`_message_texts_v\` ADD \`version_trial\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`makeups\`;`)
  await db.run(sql`DROP TABLE \`payments\`;`)
  await db.run(sql`DROP TABLE \`certificates\`;`)
  await db.run(sql`DROP TABLE \`feedback\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_has_trial\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_trial_until\`;`)
  await db.run(sql`ALTER TABLE \`courses\` DROP COLUMN \`sign_up_here_certificate_share\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_has_trial\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_trial_until\`;`)
  await db.run(sql`ALTER TABLE \`_courses_v\` DROP COLUMN \`version_sign_up_here_certificate_share\`;`)
  await db.run(sql`ALTER TABLE \`seats\` DROP COLUMN \`trial_until\`;`)
  await db.run(sql`ALTER TABLE \`registrations\` DROP COLUMN \`trial\`;`)
  await db.run(sql`ALTER TABLE \`registrations\` DROP COLUMN \`trial_until\`;`)
  await db.run(sql`ALTER TABLE \`registrations\` DROP COLUMN \`price\`;`)
  await db.run(sql`ALTER TABLE \`registrations\` DROP COLUMN \`paid\`;`)
  await db.run(sql`ALTER TABLE \`message_texts\` DROP COLUMN \`trial\`;`)
  await db.run(sql`ALTER TABLE \`_message_texts_v\` DROP COLUMN \`version_trial\`;`)
}
