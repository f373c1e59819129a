/**
 * The token of this start of the dev server, which puts it here (lib/endpoint/vite-plugin.ts); empty where no endpoint
 * is configured and in every build.
 */
export const token: string = ''
