/**
 * The token of this start of the dev server, which puts it here (../vite-plugin.ts); empty where no endpoint
 * is configured and in every build.
 */
export const token: string = ''
