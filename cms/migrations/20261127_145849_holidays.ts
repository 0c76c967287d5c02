import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`holidays_years_holidays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holidays_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holidays_years_holidays_order_idx\` ON \`holidays_years_holidays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holidays_years_holidays_parent_id_idx\` ON \`holidays_years_holidays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays_years_workdays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holidays_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holidays_years_workdays_order_idx\` ON \`holidays_years_workdays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holidays_years_workdays_parent_id_idx\` ON \`holidays_years_workdays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays_years\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`url\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`holidays\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`holidays_years_order_idx\` ON \`holidays_years\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`holidays_years_parent_id_idx\` ON \`holidays_years\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`_holidays_v_version_years_holidays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_holidays_v_version_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_holidays_order_idx\` ON \`_holidays_v_version_years_holidays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_holidays_parent_id_idx\` ON \`_holidays_v_version_years_holidays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_holidays_v_version_years_workdays\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_holidays_v_version_years\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_workdays_order_idx\` ON \`_holidays_v_version_years_workdays\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_workdays_parent_id_idx\` ON \`_holidays_v_version_years_workdays\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_holidays_v_version_years\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`url\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_holidays_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_order_idx\` ON \`_holidays_v_version_years\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_version_years_parent_id_idx\` ON \`_holidays_v_version_years\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_holidays_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`_holidays_v_created_at_idx\` ON \`_holidays_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_holidays_v_updated_at_idx\` ON \`_holidays_v\` (\`updated_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`holidays_years_holidays\`;`)
  await db.run(sql`DROP TABLE \`holidays_years_workdays\`;`)
  await db.run(sql`DROP TABLE \`holidays_years\`;`)
  await db.run(sql`DROP TABLE \`holidays\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v_version_years_holidays\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v_version_years_workdays\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v_version_years\`;`)
  await db.run(sql`DROP TABLE \`_holidays_v\`;`)
}
