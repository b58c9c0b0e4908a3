/* The file that `handbook import` takes: a table with commas, as results and slips are kept. */
(() => {
  "use strict";
  const BOM = "\ufeff";
  const SIGNS = String.raw`\t\r=+\-@＝＋－＠﹦﹢﹣﹫⁼₌⁺₊⁻₋−`;
  /* What strangers typed is no formula: an apostrophe before it, wherever a spreadsheet would begin a cell. */
  const FORMULA = new RegExp(`(^|[;\\t\\r\\n])(?=(?:[^\\S\\t\\r\\n]|["'“”‘’„«»\\p{DI}])*?[${SIGNS}])`, "gu");

  const guarded = (text) => text.replace(FORMULA, "$1'");
  const onOneLine = (text) => text.split(/[\s\p{Cc}\p{Cs}]+/u).filter(Boolean).join(" ");
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const cell = (value) => quoted(guarded(onOneLine(String(value ?? ""))));

  /** A table of the columns that are named, out of records. */
  const table = (columns, records) => BOM + [columns.join(","), ...records.map((record) => columns.map((column) => cell(record[column])).join(","))].map((line) => `${line}\r\n`).join("");

  const fileOf = (name, columns, records) => new File([table(columns, records)], name, { type: "text/csv" });

  /** Whether this browser can hand a file to another program. */
  const canShare = (file) => Boolean(navigator.canShare?.({ files: [file] }));

  /** Hand it on; whether somebody took it. */
  const share = async (file) => {
    try { await navigator.share({ files: [file], title: file.name }); return true; } catch { return false; }
  };

  const save = (file) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: file.name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60e3);
  };

  window.handbook.file = { table, fileOf, canShare, share, save };
})();
