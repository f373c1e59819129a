/** Every command. Each one's file is read only when it is called, so that `--help` answers at once. */
export const commands = {
  new: () => import('./new.ts').then(module => module.default),
  init: () => import('./init.ts').then(module => module.default),
  trace: () => import('./trace.ts').then(module => module.default),
  references: () => import('./references.ts').then(module => module.default),
  dev: () => import('./dev.ts').then(module => module.default),
  build: () => import('./build.ts').then(module => module.default),
  export: () => import('./export.ts').then(module => module.default),
  check: () => import('./check.ts').then(module => module.default),
  fix: () => import('./fix.ts').then(module => module.default),
  picture: () => import('./picture.ts').then(module => module.default),
  mcp: () => import('./mcp.ts').then(module => module.default),
  record: () => import('./record.ts').then(module => module.default),
}
