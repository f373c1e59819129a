import type { Relate } from './paragraphs.ts'
import type { Cell, Rect, ShapeItem, TableItem, TextItem } from './scene.ts'
import { emu, escapeXml, fillOf, lineOf, paragraphsOf } from './paragraphs.ts'

/** What shapes need of the slide that they are on. */
export interface Around {
  /** A number that no other shape of the slide has. */
  id: () => number
  relate: Relate
  lang: string
}

/** Pixels by which a box is wider than its words, since no two programs set a line equally wide. */
const slack = 6

function transform({ x, y, width, height }: Rect, tag = 'a:xfrm', rotation = 0): string {
  const turned = rotation ? ` rot="${Math.round(((rotation + 360) % 360) * 60_000)}"` : ''
  return `<${tag}${turned}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(Math.max(0, width))}" cy="${emu(Math.max(0, height))}"/></${tag}>`
}

export function textShape({ box, paragraphs, wraps, isTitle, rotation }: TextItem, { id, relate, lang }: Around): string {
  const number = id()
  const align = paragraphs[0]?.align ?? 'left'
  const wider: Rect = { ...box, width: box.width + slack, x: box.x - (align === 'center' ? slack / 2 : align === 'right' ? slack : 0) }
  const words = paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('').trim()
  const kind = isTitle ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>' : '<p:cNvSpPr txBox="1"/><p:nvPr/>'
  return `<p:sp><p:nvSpPr><p:cNvPr id="${number}" name="${isTitle ? 'Title' : escapeXml(words.slice(0, 40) || 'Text')}"/>${kind}</p:nvSpPr>`
    + `<p:spPr>${transform(wider, 'a:xfrm', rotation)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`
    + `<p:txBody><a:bodyPr wrap="${wraps ? 'square' : 'none'}" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>${paragraphsOf(paragraphs, relate, lang)}</p:txBody></p:sp>`
}

export function plainShape({ box, fill, line, radius }: ShapeItem, { id, lang }: Around): string {
  const number = id()
  const shorter = Math.min(box.width, box.height)
  const isRound = radius >= shorter / 2 - 0.5 && Math.abs(box.width - box.height) < 1
  const form = shorter === 0
    ? '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    : isRound && radius > 0
      ? '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
      : radius > 0
        ? `<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val ${Math.round(Math.min(0.5, radius / (shorter || 1)) * 100_000)}"/></a:avLst></a:prstGeom>`
        : '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
  return `<p:sp><p:nvSpPr>${decoration(number, 'Shape')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>`
    + `<p:spPr>${transform(box)}${form}${fill ? fillOf(fill) : '<a:noFill/>'}${lineOf(line)}</p:spPr>`
    + `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="${escapeXml(lang)}"/></a:p></p:txBody></p:sp>`
}

/** @param relation of the picture's file */
export function pictureShape(box: Rect, alt: string, relation: string, link: string | undefined, { id, relate }: Around): string {
  const number = id()
  const target = link ? relate(link) : undefined
  const click = target ? `<a:hlinkClick r:id="${target.id}"${target.isSlide ? ' action="ppaction://hlinksldjump"' : ''}/>` : ''
  const properties = alt
    ? `<p:cNvPr id="${number}" name="Picture ${number}" descr="${escapeXml(alt)}">${click}</p:cNvPr>`
    : decoration(number, 'Ground')
  return `<p:pic><p:nvPicPr>${properties}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>`
    + `<p:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>`
    + `<p:spPr>${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
}

/** A screen reader passes it over. */
function decoration(number: number, name: string): string {
  return `<p:cNvPr id="${number}" name="${name} ${number}"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>`
}

export function tableShape({ box, name, hasHead, columns, rows }: TableItem, around: Around): string {
  const number = around.id()
  const grid = columns.map(width => `<a:gridCol w="${emu(width)}"/>`).join('')
  const covered = rows.map(() => columns.map((): string | undefined => undefined))
  rows.forEach(({ cells }, row) => cells.forEach((cell, column) => {
    const [height, width] = cell ? [cell.rows, cell.columns] : [0, 0]
    for (let down = 0; down < height; down++) {
      for (let across = 0; across < width; across++) {
        if (down + across > 0 && covered[row + down]) {
          covered[row + down]![column + across] = across === 0
            ? `${width > 1 ? ` gridSpan="${width}"` : ''} vMerge="1"`
            : `${down === 0 && height > 1 ? ` rowSpan="${height}"` : ''} hMerge="1"${down > 0 ? ' vMerge="1"' : ''}`
        }
      }
    }
  }))
  const body = rows.map(({ height, cells }, row) => `<a:tr h="${emu(height)}">${columns.map((_, column) => {
    const merged = covered[row]![column]
    return merged === undefined ? cellOf(cells[column], around) : `<a:tc${merged}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphsOf([], around.relate, around.lang)}</a:txBody><a:tcPr/></a:tc>`
  }).join('')}</a:tr>`).join('')
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${number}" name="Table ${number}"${name ? ` descr="${escapeXml(name)}"` : ''}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${transform(box, 'p:xfrm')}`
    + `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr${hasHead ? ' firstRow="1"' : ''}/><a:tblGrid>${grid}</a:tblGrid>${body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
}

function cellOf(cell: Cell | undefined, { relate, lang }: Around): string {
  if (!cell)
    return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphsOf([], relate, lang)}</a:txBody><a:tcPr/></a:tc>`
  const spans = `${cell.columns > 1 ? ` gridSpan="${cell.columns}"` : ''}${cell.rows > 1 ? ` rowSpan="${cell.rows}"` : ''}`
  const [top, right, bottom, left] = cell.padding
  const [lineTop, lineRight, lineBottom, lineLeft] = cell.lines
  const isRight = cell.paragraphs[0]?.align === 'right'
  return `<a:tc${spans}><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphsOf(cell.paragraphs, relate, lang)}</a:txBody>`
    + `<a:tcPr marL="${emu(Math.max(0, isRight ? left - slack : left))}" marR="${emu(Math.max(0, isRight ? right : right - slack))}" marT="${emu(top)}" marB="${emu(bottom)}" anchor="${cell.anchor}">`
    + `${lineOf(lineLeft, 'lnL')}${lineOf(lineRight, 'lnR')}${lineOf(lineTop, 'lnT')}${lineOf(lineBottom, 'lnB')}${cell.fill ? fillOf(cell.fill) : '<a:noFill/>'}</a:tcPr></a:tc>`
}
