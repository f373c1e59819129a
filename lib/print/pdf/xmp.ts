import { escapeHtml } from '../../markdown/escape-html.ts'

/** What a file says about itself. */
export interface Description {
  title: string
  lang: string
  author?: string
  subject?: string
  keywords?: string[]
  /** Left out of the file when undefined. */
  date?: Date
}

/** The description as XMP, with the mark that the file claims PDF/UA-1. */
export function xmp({ title, lang, author, subject, date }: Description): string {
  const when = date?.toISOString().replace(/\.\d+Z$/, 'Z')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escapeHtml(lang)}</rdf:li></rdf:Bag></dc:language>${author
  ? `
<dc:creator><rdf:Seq><rdf:li>${escapeHtml(author)}</rdf:li></rdf:Seq></dc:creator>`
  : ''}${subject
  ? `
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(subject)}</rdf:li></rdf:Alt></dc:description>`
  : ''}
<xmp:CreatorTool>Lectern</xmp:CreatorTool>${when
  ? `
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:ModifyDate>${when}</xmp:ModifyDate>`
  : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
