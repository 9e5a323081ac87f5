const form = document.querySelector("form"), find = document.getElementById("find"), found = document.getElementById("found");
const shown = document.getElementById("shown"), others = document.querySelector("nav"), hint = found.textContent;
const schools = [...document.querySelectorAll(".school")];

// Letters and figures alone, without marks and capitals: “o'dea” finds O’Dea, “nino” finds Niño.
const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{Ll}\p{Lo}\p{N}\s]/gu, "");
const names = schools.map((school) => plain(school.querySelector("h3").textContent));

const search = () => {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  let count = 0;
  schools.forEach((school, nth) => {
    const fits = words.every((word) => names[nth].includes(word));
    if (school.hidden === fits) school.hidden = !fits;
    count += fits;
  });
  if (shown) shown.hidden = words.length > 0;
  found.textContent = words.length ? told(count) : hint;
};

const told = (count) => {
  const where = others ? " on this page" : "";
  if (count === 0) return "No school" + where + " has that name." + (others ? " It may be on another page." : "");
  return (count === 1 ? "1 school" : count.toLocaleString("en") + " schools") + where;
};

// Enter goes to the first school that was found.
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = schools.find((school) => !school.hidden);
  if (!first || !find.value.trim()) return;
  first.open = true;
  first.querySelector("summary").focus();
});

// The way to the pieces leads out of a search.
document.querySelector("[href='#pieces']")?.addEventListener("click", () => {
  find.value = "";
  search();
});

// The links of all schools say the same; once a school is opened, a listener hears of each what it is about and whose it is.
document.addEventListener("toggle", ({ target }) => {
  const school = target.querySelector("h3").textContent;
  target.querySelectorAll("a").forEach((link) => {
    const topic = link.closest("div").querySelector("h4").textContent;
    link.setAttribute("aria-label", [link.textContent, topic, school].join(", "));
  });
}, true);

find.addEventListener("input", search);
form.hidden = false;
if (find.value) search();
