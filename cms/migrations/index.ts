import * as migration_20261121_104206_initial from './20261121_104206_initial';

export const migrations = [
  {
    up: migration_20261121_104206_initial.up,
    down: migration_20261121_104206_initial.down,
    name: '20261121_104206_initial'
  },
];
