const find = document.getElementById("find"), found = document.getElementById("found");
const schools = [...document.querySelectorAll(".school")];
const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const names = schools.map((school) => plain(school.querySelector("h3").textContent));
find.form.addEventListener("submit", (event) => event.preventDefault());
find.addEventListener("input", () => {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  let count = 0;
  schools.forEach((school, nth) => {
    const fits = words.every((word) => names[nth].includes(word));
    school.hidden = !fits;
    count += fits;
  });
  found.textContent = words.length ? (count === 1 ? "1 school" : count + " schools") : "";
});
