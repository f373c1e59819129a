import { defineCommand } from 'citty'

export default defineCommand({
  meta: { name: 'dev', description: 'Opens a deck live, with presenter mode.' },
  args: {
    port: { type: 'string', default: '3030', description: 'port to listen on' },
  },
  async run() {},
})
