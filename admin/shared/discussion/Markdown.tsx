const PIECE = /(\*\*[^*\n]+\*\*|https?:\/\/[^\s<>"')]+)/g

/** What a member wrote: paragraphs, **bold** and web addresses. Everything else is text, so nothing of it can be markup or script. */
export const Markdown = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph, i) => (
      <p key={i}>
        {paragraph.split(PIECE).map((piece, j) =>
          piece.startsWith('**') ? (
            <b key={j}>{piece.slice(2, -2)}</b>
          ) : /^https?:\/\//.test(piece) ? (
            <a key={j} href={piece} rel="noreferrer nofollow">
              {piece}
            </a>
          ) : (
            piece
          ),
        )}
      </p>
    ))}
  </>
)
