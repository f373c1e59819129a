import type { Canvas } from '../../project/canvas.ts'
import type { Description } from '../pdf/xmp.ts'
import JSZip from 'jszip'
import { notesMaster, slideLayout, slideMaster, theme } from './masters.ts'
import { emu, escapeXml } from './paragraphs.ts'

/** What leads from one part of the file to another. */
export interface Relation { id: string, type: string, target: string, isExternal?: boolean }

/** One slide, ready to be packed. */
export interface SlidePart {
  /** Of `p:cSld`: ground and shapes. */
  content: string
  hasTitle: boolean
  /** From rId3 on: the first two are the layout and the notes. */
  relations: Relation[]
  /** Plain words. */
  notes?: string
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const content = 'application/vnd.openxmlformats-officedocument.presentationml.'
/** ZIP knows no date before 1980. */
const noDate = new Date(Date.UTC(1980, 0, 1))

/**
 * The parts of a presentation as one file: the same bytes for the same input.
 *
 * @param media files by their name below `ppt/media/`
 */
export async function packSlides(slides: SlidePart[], media: Map<string, Uint8Array>, canvas: Canvas, description: Description): Promise<Uint8Array> {
  const date = description.date ?? noDate
  const parts = new Map<string, string | Uint8Array>()
  const types: string[] = []
  const part = (path: string, type: string, xml: string): void => {
    parts.set(path, declaration + xml)
    types.push(`<Override PartName="/${path}" ContentType="${type}"/>`)
  }
  const relate = (path: string, relations: Relation[]): void => {
    const at = path.lastIndexOf('/')
    parts.set(`${path.slice(0, at + 1)}_rels/${path.slice(at + 1)}.rels`, `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.map(({ id, type, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${office}/${type}`}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`)
  }
  const number = (relations: Omit<Relation, 'id'>[]): Relation[] => relations.map((relation, index) => ({ id: `rId${index + 1}`, ...relation }))

  const slideRelations = slides.map((_, index) => ({ type: 'slide', target: `slides/slide${index + 1}.xml` }))
  part('ppt/presentation.xml', `${content}presentation.main+xml`, `<p:presentation ${namespaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>`
  + `<p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 4}"/>`).join('')}</p:sldIdLst><p:sldSz cx="${emu(canvas.width)}" cy="${emu(canvas.height)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`)
  relate('ppt/presentation.xml', number([{ type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' }, { type: 'notesMaster', target: 'notesMasters/notesMaster1.xml' }, { type: 'theme', target: 'theme/theme1.xml' }, ...slideRelations]))
  part('ppt/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml', theme)
  part('ppt/theme/theme2.xml', 'application/vnd.openxmlformats-officedocument.theme+xml', theme)
  part('ppt/slideMasters/slideMaster1.xml', `${content}slideMaster+xml`, slideMaster(namespaces, canvas))
  relate('ppt/slideMasters/slideMaster1.xml', number([{ type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' }, { type: 'slideLayout', target: '../slideLayouts/slideLayout2.xml' }, { type: 'theme', target: '../theme/theme1.xml' }]))
  for (const [index, kind] of (['titleOnly', 'blank'] as const).entries()) {
    part(`ppt/slideLayouts/slideLayout${index + 1}.xml`, `${content}slideLayout+xml`, slideLayout(namespaces, kind))
    relate(`ppt/slideLayouts/slideLayout${index + 1}.xml`, number([{ type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }]))
  }
  part('ppt/notesMasters/notesMaster1.xml', `${content}notesMaster+xml`, notesMaster(namespaces))
  relate('ppt/notesMasters/notesMaster1.xml', number([{ type: 'theme', target: '../theme/theme2.xml' }]))

  slides.forEach(({ content: shapes, hasTitle, relations, notes }, index) => {
    const path = `ppt/slides/slide${index + 1}.xml`
    part(path, `${content}slide+xml`, `<p:sld ${namespaces}><p:cSld>${shapes}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
    relate(path, [
      { id: 'rId1', type: 'slideLayout', target: `../slideLayouts/slideLayout${hasTitle ? 1 : 2}.xml` },
      ...notes === undefined ? [] : [{ id: 'rId2', type: 'notesSlide', target: `../notesSlides/notesSlide${index + 1}.xml` }],
      ...relations,
    ])
    if (notes !== undefined) {
      part(`ppt/notesSlides/notesSlide${index + 1}.xml`, `${content}notesSlide+xml`, notesSlide(notes))
      relate(`ppt/notesSlides/notesSlide${index + 1}.xml`, number([{ type: 'notesMaster', target: '../notesMasters/notesMaster1.xml' }, { type: 'slide', target: `../slides/slide${index + 1}.xml` }]))
    }
  })
  for (const [name, bytes] of media)
    parts.set(`ppt/media/${name}`, bytes)

  const moment = date.toISOString().replace(/\.\d+Z$/, 'Z')
  part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
  + `<dc:title>${escapeXml(description.title)}</dc:title><dc:subject>${escapeXml(description.subject ?? '')}</dc:subject><dc:creator>${escapeXml(description.author ?? '')}</dc:creator><cp:keywords>${escapeXml(description.keywords?.join(', ') ?? '')}</cp:keywords>`
  + `<dc:language>${escapeXml(description.lang)}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`)
  part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml', `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Lectern</Application><Slides>${slides.length}</Slides></Properties>`)
  parts.set('_rels/.rels', `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="ppt/presentation.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${office}/extended-properties" Target="docProps/app.xml"/></Relationships>`)
  const zip = new JSZip()
  const file = (path: string, bytes: string | Uint8Array): unknown => zip.file(path, bytes, { date, createFolders: false })
  // Readers expect the list of types first.
  file('[Content_Types].xml', `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${types.join('')}</Types>`)
  for (const path of [...parts.keys()].sort())
    file(path, parts.get(path)!)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' })
}

function notesSlide(notes: string): string {
  const lines = notes.split('\n').map(line => `<a:p>${line ? `<a:r><a:rPr lang="en"/><a:t>${escapeXml(line)}</a:t></a:r>` : ''}</a:p>`).join('')
  return `<p:notes ${namespaces}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`
    + '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    + `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${lines}</p:txBody></p:sp>`
    + '</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>'
}
