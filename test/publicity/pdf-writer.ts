import { deflateSync } from 'node:zlib'

/** What a PDF for a trial holds; every piece of text is written in a font with a key to its characters. */
export type PdfPlan = {
  readonly pages: readonly string[]
  /** Operators put before the text of the last page, such as an invisible way of drawing it. */
  readonly before?: string
  /** Each character placed on its own. */
  readonly isKerned?: boolean
  readonly info?: Readonly<Record<string, string>>
  readonly xmp?: string
  readonly note?: string
  readonly field?: string
  readonly bookmark?: string
  readonly link?: string
  readonly attachment?: string
  readonly hiddenLayer?: string
  /** Saved on top of a page that said this. */
  readonly earlier?: string
}

/** A small PDF in memory: trials need places no printing program writes to. */
export function pdfOf(plan: PdfPlan): Buffer {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const reserve = () => add('')
  const set = (number: number, body: string) => {
    objects[number - 1] = body
  }
  const catalog = reserve()
  const tree = reserve()
  const font = addFont(add, [...plan.pages, plan.hiddenLayer ?? '', plan.earlier ?? ''].join(''))
  const layer = plan.hiddenLayer === undefined ? undefined : add('<< /Type /OCG /Name (layer) >>')
  const annotations = [
    ...(plan.note === undefined
      ? []
      : [`<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /Contents ${textOf(plan.note)} >>`]),
    ...(plan.link === undefined
      ? []
      : [
          `<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] /A << /S /URI /URI (${encodeURI(plan.link)}) >> >>`,
        ]),
    ...(plan.field === undefined
      ? []
      : [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (of) /V ${textOf(plan.field)} /Rect [9 9 20 20] >>`]),
  ].map(add)
  const contentOf = (text: string, isLast: boolean) => {
    const drawn = isLast && plan.before ? `${plan.before}\n` : ''
    const hidden =
      plan.hiddenLayer === undefined || !isLast
        ? ''
        : `\n/OC /L BDC\nBT /F 12 Tf 50 500 Td ${shownOf(plan.hiddenLayer, false)} ET\nEMC`
    return stream(
      `${drawn}BT /F 12 Tf 50 700 Td ${shownOf(text, isLast && plan.isKerned === true)} ET${hidden}`,
    )
  }
  const pages = plan.pages.map((text, at) => {
    const content = add(contentOf(text, at === plan.pages.length - 1))
    const layers = layer === undefined ? '' : ` /Properties << /L ${layer} 0 R >>`
    const notes = annotations.map((number) => `${number} 0 R`).join(' ')
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 600 800] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >>${layers} >> /Annots [${notes}] >>`,
    )
  })
  set(
    tree,
    `<< /Type /Pages /Kids [${pages.map((number) => `${number} 0 R`).join(' ')}] /Count ${pages.length} >>`,
  )
  set(catalog, catalogOf(plan, { add, tree, layer, annotations, firstPage: pages[0] ?? 0 }))
  const info =
    plan.info &&
    add(
      `<< ${Object.entries(plan.info)
        .map(([key, value]) => `/${key} ${textOf(value)}`)
        .join(' ')} >>`,
    )
  const file = fileOf(objects, info)
  return plan.earlier === undefined ? file : savedOnTop(file, objects, pages[0] ?? 0)
}

type Parts = {
  readonly add: (body: string) => number
  readonly tree: number
  readonly layer: number | undefined
  readonly annotations: readonly number[]
  readonly firstPage: number
}

function catalogOf(plan: PdfPlan, { add, tree, layer, annotations, firstPage }: Parts): string {
  const entries = [`/Type /Catalog /Pages ${tree} 0 R`]
  if (layer !== undefined)
    entries.push(`/OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] >> >>`)
  if (plan.field !== undefined) entries.push(`/AcroForm << /Fields [${annotations.at(-1)} 0 R] >>`)
  if (plan.xmp !== undefined) {
    const said = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${plan.xmp}</dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
    const bytes = Buffer.from(said).toString('latin1')
    entries.push(
      `/Metadata ${add(`<< /Type /Metadata /Subtype /XML /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`)} 0 R`,
    )
  }
  if (plan.bookmark !== undefined) {
    const outline = add('')
    const item = add(
      `<< /Title ${textOf(plan.bookmark)} /Parent ${outline} 0 R /Dest [${firstPage} 0 R /Fit] >>`,
    )
    add('') // keeps the numbers of later objects apart from the outline
    entries.push(`/Outlines << /Type /Outlines /First ${item} 0 R /Last ${item} 0 R /Count 1 >>`)
  }
  if (plan.attachment !== undefined) {
    const kept = add(stream(Buffer.from(plan.attachment).toString('latin1'), '/Type /EmbeddedFile'))
    const named = add(`<< /Type /Filespec /F (list.txt) /EF << /F ${kept} 0 R >> >>`)
    entries.push(`/Names << /EmbeddedFiles << /Names [(list.txt) ${named} 0 R] >> >>`)
  }
  return `<< ${entries.join(' ')} >>`
}

/** Codes are the characters' own numbers, and the key says so. */
function addFont(add: (body: string) => number, text: string): number {
  const codes = [...new Set(text)].map((character) => hex(character)).filter((code) => code.length === 4)
  const pairs = codes.map((code) => `<${code}> <${code}>`)
  const blocks = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, at) =>
    pairs.slice(at * 100, at * 100 + 100),
  )
  const key = add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /K def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${blocks
        .map((block) => `${block.length} beginbfchar ${block.join(' ')} endbfchar`)
        .join(' ')} endcmap end end`,
    ),
  )
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Sans /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  )
  const glyphs = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sans /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 600 >>`,
  )
  return add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Sans /Encoding /Identity-H /DescendantFonts [${glyphs} 0 R] /ToUnicode ${key} 0 R >>`,
  )
}

function shownOf(text: string, isKerned: boolean): string {
  const codes = [...text].map(hex).filter((code) => code.length === 4)
  return isKerned ? `[${codes.map((code) => `<${code}>`).join(' -40 ')}] TJ` : `<${codes.join('')}> Tj`
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
}

function textOf(text: string): string {
  return `<feff${[...Buffer.from(text, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`
}

function stream(content: string, more = ''): string {
  const packed = deflateSync(Buffer.from(content, 'latin1')).toString('latin1')
  return `<< ${more} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`
}

function fileOf(objects: readonly string[], info: number | undefined): Buffer {
  let out = '%PDF-1.7\n'
  const places = objects.map((body, at) => {
    const place = out.length
    out += `${at + 1} 0 obj\n${body === '' ? 'null' : body}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${info === undefined ? '' : ` /Info ${info} 0 R`} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** The page is replaced by an empty one; what it said is still in the file. */
function savedOnTop(file: Buffer, objects: readonly string[], page: number): Buffer {
  const before = file.toString('latin1')
  const emptied = (objects[page - 1] ?? '').replace(/\/Contents \d+ 0 R /, '')
  const place = before.length
  const added = `${page} 0 obj\n${emptied}\nendobj\n`
  const previous = before.lastIndexOf('xref\n0 ')
  return Buffer.from(
    `${before}${added}xref\n${page} 1\n${String(place).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Prev ${previous} >>\nstartxref\n${place + added.length}\n%%EOF\n`,
    'latin1',
  )
}
