import type { Canvas } from '../../project/canvas.ts'
import { emu } from './paragraphs.ts'

const group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
const colours = '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'

const levels = (size: number): string => Array.from({ length: 9 }, (_, level) => `<a:lvl${level + 1}pPr marL="${level * 457_200}" algn="l"><a:defRPr sz="${size}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${level + 1}pPr>`).join('')

function placeholder(id: number, name: string, type: string, x: number, y: number, width: number, height: number): string {
  const body = type.startsWith('type="sldImg"')
    ? ''
    : `<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>${name}</a:t></a:r></a:p></p:txBody>`
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${type}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>${body}</p:sp>`
}

/** A master with a title, so that PowerPoint's outline and a screen reader know each slide's name. */
export function slideMaster(namespaces: string, { width, height }: Canvas): string {
  return `<p:sldMaster ${namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${group}${placeholder(2, 'Title', 'type="title"', emu(width * 0.06), emu(height * 0.08), emu(width * 0.88), emu(height * 0.15))}</p:spTree></p:cSld>${colours}`
    + '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>'
    + `<p:txStyles><p:titleStyle>${levels(3200)}</p:titleStyle><p:bodyStyle>${levels(1800)}</p:bodyStyle><p:otherStyle>${levels(1800)}</p:otherStyle></p:txStyles></p:sldMaster>`
}

export function slideLayout(namespaces: string, kind: 'titleOnly' | 'blank'): string {
  const title = kind === 'blank'
    ? ''
    : '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>'
  return `<p:sldLayout ${namespaces} type="${kind}" preserve="1"><p:cSld name="${kind === 'blank' ? 'Blank' : 'Title only'}"><p:spTree>${group}${title}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`
}

/** A portrait page of 7.5 by 10 inches: the slide above, the words below. */
export function notesMaster(namespaces: string): string {
  return `<p:notesMaster ${namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${group}${placeholder(2, 'Slide', 'type="sldImg" idx="2"', 685_800, 685_800, 5_486_400, 3_086_100)}${placeholder(3, 'Notes', 'type="body" idx="1"', 685_800, 4_000_500, 5_486_400, 4_457_700)}</p:spTree></p:cSld>${colours}<p:notesStyle>${levels(1200)}</p:notesStyle></p:notesMaster>`
}

const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const line = `<a:ln w="9525">${fill}</a:ln>`
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
const named = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`

/** Every colour and face of a slide is at its words and shapes; these are for what is added later. */
export const theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Lectern"><a:themeElements>'
  + `<a:clrScheme name="Lectern">${named('dk1', '1A1A1A')}${named('lt1', 'FFFFFF')}${named('dk2', '333333')}${named('lt2', 'F2F2F2')}${named('accent1', '2F5D8A')}${named('accent2', 'C2503A')}${named('accent3', '4F7F52')}${named('accent4', '8A6BAF')}${named('accent5', 'B98A2F')}${named('accent6', '5F6B73')}${named('hlink', '2F5D8A')}${named('folHlink', '8A6BAF')}</a:clrScheme>`
  + '<a:fontScheme name="Lectern"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>'
  + `<a:fmtScheme name="Lectern"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
