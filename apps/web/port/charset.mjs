/** Types that are text of some encoding, which a browser would guess when the answer does not name it. */
const isText = /^(?:text\/|[^;]*[/+]xml\b)/i;

function withCharset(type) {
  return typeof type === 'string' && isText.test(type) && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type;
}

const isContentType = (name) => String(name).toLowerCase() === 'content-type';

/**
 * Makes an answer say that its text is UTF-8, when what writes it says no encoding: the framework names none for files
 * and for some of its own routes.
 * @param {import('node:http').ServerResponse} response whose headers are not sent yet
 */
export function nameCharset(response) {
  const { writeHead } = response;
  response.writeHead = function (status, ...rest) {
    const set = this.getHeader('content-type');
    if (set !== undefined) this.setHeader('content-type', withCharset(set));
    const headers = rest.at(-1);
    return writeHead.call(this, status, ...rest.slice(0, -1), ...rest.slice(-1).map(() => charsetIn(headers)));
  };
}

/** Headers come as an object, or as a list of names and values in turn. */
function charsetIn(headers) {
  if (Array.isArray(headers))
    return headers.map((value, at) => (at % 2 === 1 && isContentType(headers[at - 1]) ? withCharset(value) : value));
  if (headers === null || typeof headers !== 'object') return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isContentType(name) ? withCharset(value) : value]),
  );
}
