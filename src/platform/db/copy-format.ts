/** Days from 1970-01-01, our day 0, to 2000-01-01, PostgreSQL's. */
export const daysTo2000 = 10_957

export const textOid = 25
export const twoTo32 = 0x1_0000_0000

/** The start of every binary COPY stream: signature, no flags, no extension. */
export const copySignature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
