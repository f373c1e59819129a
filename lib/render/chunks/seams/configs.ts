/**
 * The deck's headmatter, which Slidev bakes into its client: read from the page instead, so that one client
 * serves every deck. A data block, not a script: it needs no permission from the content security policy.
 */
export default JSON.parse(document.getElementById('lectern-deck')!.textContent) as Record<string, unknown>
