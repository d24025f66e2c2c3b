/** The one sentence that anyone reads who has no business here, or only the wrong link. */
export const refusalSentence =
  'This page needs the link that Watchkeeper prints when it starts. Run npm start again or use the tray.';

/** Without script or style, so that it needs nothing that would have to be served to strangers. */
export const refusalPage = `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Watchkeeper</title></head>
<body><p>${refusalSentence}</p></body>
</html>
`;
