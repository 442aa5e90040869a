import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { exchangeProblem } from './problems.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** A CSV file in UTF-8, UTF-16 or, where its bytes are no UTF-8, GB18030; cells apart by comma, semicolon or tab. */
export async function openCsv(path: string): Promise<SourceTable> {
  const found = await survey(path)
  return {
    sheets: [''],
    hiddenSheets: [],
    dateSystem: 1900,
    rowCount: found.rowCount,
    rows: () => read(path, found),
  }
}

type Survey = { encoding: string; rowCount: number; separator: string }

async function survey(path: string): Promise<Survey> {
  let encoding = 'utf-8'
  try {
    return await surveyAs(path, encoding)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error // anything but "not this encoding"
    encoding = (await isUtf16(path)) ? 'utf-16le' : 'gb18030'
  }
  return surveyAs(path, encoding)
}

async function surveyAs(path: string, encoding: string): Promise<Survey> {
  let rowCount = 0
  let head = ''
  for await (const piece of decoded(path, encoding, encoding === 'utf-8')) {
    if (head.length < 4096) head += piece
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) rowCount += 1
  }
  const counts = [',', '\t', ';', '，'].map((separator) => ({
    separator,
    count: head.split(separator).length,
  }))
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best))
  return { encoding, rowCount, separator: most.separator }
}

async function isUtf16(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 })) {
    if (Buffer.isBuffer(chunk)) return chunk[0] === 0xff && chunk[1] === 0xfe
  }
  return false
}

async function* decoded(path: string, encoding: string, fatal: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal })
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    if (Buffer.isBuffer(chunk)) yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

async function* read(path: string, { encoding, separator }: Survey): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  })
  // Errors of the source surface in the loop; leaving the loop early closes the file.
  pipeline(Readable.from(decoded(path, encoding, false)), parser, () => {})
  let row = 0
  try {
    for await (const cells of parser) {
      row += 1
      yield { sheet: '', row, cells: parseCells(cells) }
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw exchangeProblem('file-damaged', { file: basename(path) }, { cause })
    throw cause
  }
}

/** The parser is a stream of string arrays, which its types do not say. */
function parseCells(record: unknown): readonly string[] {
  return record as readonly string[]
}
