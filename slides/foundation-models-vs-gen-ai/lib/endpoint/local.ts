import type { LocalHalf } from 'lectern/setup'
import { openRecordProxy } from './record-proxy.ts'
import { readEndpointSettings } from './settings.ts'

/**
 * Where an endpoint's key is in the environment, the snippets reach that endpoint through a proxy here and never see
 * the key: OPENAI_API_KEY, and OPENAI_BASE_URL (OpenAI's own when absent).
 */
export const openLocal: LocalHalf['openLocal'] = async (env) => {
  const settings = readEndpointSettings(env.OPENAI_API_KEY
    ? { OPENAI_BASE_URL: 'https://api.openai.com/v1', ...env }
    : env)
  if (!settings)
    return undefined
  const proxy = await openRecordProxy(settings)
  const { host } = new URL(settings.baseUrl)
  return {
    env: proxy.env,
    answered: () => proxy.models().map(model => `${model} at ${host}`),
    close: proxy.close,
  }
}
