import { Grading, gradesTold } from "../../handbill/site/web/script/roster/grades.js";
import { NamedGrades } from "../../handbill/site/web/script/roster/namedgrades.js";
import { Names, shortHash } from "../../handbill/site/web/script/roster/names.js";
import { drive } from "./drive.mjs";

await drive(({ tables }) => {
  const grading = new Grading(tables);
  const named = new NamedGrades(tables, grading);
  const names = new Names(tables);
  return ({ text, declared }) => {
    const found = grading.grades(text);
    return {
      grades: found,
      told: found && gradesTold(found),
      served: declared.filter((one) => grading.serves(one, found)),
      named: named.named(text),
      titled: names.titleCased(text),
      suffixed: names.suffixed(text, "School"),
      code: names.codeBefore(text),
      bare: names.withoutCode(text),
      slug: names.slug(text),
      hash: shortHash(text, "", "x"),
    };
  };
});
