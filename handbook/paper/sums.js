// How a form works out its score, in whatever program it is filled in: `handbook` is put before this, with its questions.
// It is written for the oldest of these programs, which know no newer JavaScript.

function handbookSum(form, section) {
  var sum = { got: 0, of: 0, failed: false };
  for (var i = 0; i < handbook.questions.length; i++) {
    var asked = handbook.questions[i];
    var field = form.getField(asked.field);
    var answer = field ? String(field.value) : "";
    if ((section !== "" && asked.section !== section) || (answer !== "yes" && answer !== "no")) continue;
    sum.of += asked.weight;
    if (answer === "yes") sum.got += asked.weight;
    else if (asked.critical) sum.failed = true;
  }
  return sum;
}

function handbookNumber(value) {
  return String(Math.round(value * 10000) / 10000).replace(".", handbook.decimal);
}

function handbookPoints(form, name) {
  for (var i = 0; i < handbook.questions.length; i++) {
    var asked = handbook.questions[i];
    if (asked.field !== name) continue;
    var answer = String(form.getField(name).value);
    return answer === "yes" ? handbookNumber(asked.weight / handbook.whole) : answer === "no" ? "0" : "";
  }
  return "";
}

function handbookSection(form, section) {
  var sum = handbookSum(form, section);
  if (sum.of === 0) return "";
  return handbookNumber(sum.got / handbook.whole) + " / " + handbookNumber(sum.of / handbook.whole) + (sum.failed ? " !" : "");
}

function handbookTotal(form, what) {
  var sum = handbookSum(form, "");
  if (sum.of === 0) return "";
  if (what === "got" || what === "of") return handbookNumber(sum[what] / handbook.whole);
  if (what === "score") return handbook.percent.replace("{number}", handbookNumber(Math.floor(sum.got * 1000 / sum.of) / 10));
  if (sum.failed) return handbook.critical;
  return sum.got * 100 * handbook.passes_from[1] >= handbook.passes_from[0] * sum.of ? handbook.passed : handbook.failed;
}
