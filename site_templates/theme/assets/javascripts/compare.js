/* Sets the chosen cooperatives side by side, from the plain tables of the page; its words stand in the page too. */
(function () {
  "use strict"
  var MOST = 4
  var root = document.querySelector("[data-comparison]")
  var profile = root && root.querySelector("[data-profile]")
  if (!profile) return
  var words = root.dataset
  var form = root.querySelector("[data-chooser]")
  var select = form.querySelector("select")
  var status = root.querySelector("[data-status-line]")
  var result = root.querySelector("[data-result]")
  var source = root.querySelector("[data-source]")

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole })
  }

  function rowsOf(table) {
    var found = {}
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row) { found[row.dataset.id] = row })
    return found
  }

  var people = rowsOf(profile)
  var scores = Array.prototype.map.call(root.querySelectorAll("[data-scores]"), function (table) {
    return { rule: table.dataset.scores, year: table.dataset.year, head: table.tHead.rows[0].cells, rows: rowsOf(table) }
  })
  var asked = (new URLSearchParams(location.search).get("k") || "").split(",").filter(Boolean)
  var unknown = asked.filter(function (id) { return !people.hasOwnProperty(id) })
  var chosen = asked.filter(function (id, place) { return people.hasOwnProperty(id) && asked.indexOf(id) === place }).slice(0, MOST)

  function nameOf(id) { return people[id].cells[0].querySelector("a").textContent }

  function make(name, text, parent) {
    var element = document.createElement(name)
    if (text) element.textContent = text
    if (parent) parent.appendChild(element)
    return element
  }

  function heading(row, text) {
    var cell = make("th", text, row)
    cell.scope = "row"
    return cell
  }

  function line(body, label, cells) {
    var row = body.insertRow()
    heading(row, label)
    cells.forEach(function (source) {
      var cell = row.insertCell()
      if (source) cell.textContent = source.textContent
      else {
        cell.textContent = words.sayMissing
        cell.className = "none"
      }
    })
  }

  function title(table, text, note) {
    var body = table.createTBody()
    var cell = make("th", "", body.insertRow())
    make("span", text, cell)
    cell.colSpan = chosen.length + 1
    cell.scope = "rowgroup"
    cell.className = "part"
    if (note) make("span", note, cell).className = "note"
    return body
  }

  function addScores(body, tables, head) {
    for (var column = 1; column < head.length; column++) {
      line(body, head[column].textContent, chosen.map(function (id, place) {
        var row = tables[place] && tables[place].rows[id]
        return row && row.cells[column]
      }))
    }
  }

  function addHealth(table) {
    var rules = scores.map(function (one) { return one.rule }).filter(function (rule, place, all) { return all.indexOf(rule) === place })
    var told = false
    rules.forEach(function (rule) {
      var years = scores.filter(function (one) {
        return one.rule === rule && chosen.some(function (id) { return id in one.rows })
      })
      if (!years.length) return
      told = true
      var scored = chosen.filter(function (id) { return years.some(function (one) { return id in one.rows }) })
      var common = years.filter(function (one) { return chosen.filter(function (id) { return id in one.rows }).length > 1 })
      var note = scored.length < 2 ? fill(words.sayAlone, { name: nameOf(scored[0]) }) : common.length ? words.saySame : words.saySameRule
      var body = title(table, fill(words.sayRule, { rule: rule }), note)
      body.className = scored.length < 2 ? "incomparable" : "comparable"
      common.forEach(function (one) {
        var cell = make("th", fill(words.sayYear, { year: one.year }), body.insertRow())
        cell.colSpan = chosen.length + 1
        cell.scope = "colgroup"
        cell.className = "year"
        addScores(body, chosen.map(function () { return one }), one.head)
      })
      /* No year in common: the newest of each, with its year. */
      if (!common.length) {
        var newest = chosen.map(function (id) { return years.filter(function (one) { return id in one.rows })[0] })
        line(body, words.sayYearLabel, newest.map(function (one) { return one && { textContent: one.year } }))
        addScores(body, newest, years[0].head)
      }
    })
    if (!told) title(table, words.sayNothing)
  }

  function build() {
    var table = document.createElement("table")
    table.className = "plain compared"
    make("caption", words.sayCaption, table)
    var head = table.createTHead().insertRow()
    head.insertCell()
    chosen.forEach(function (id) {
      var cell = make("th", "", head)
      cell.scope = "col"
      Array.prototype.forEach.call(people[id].cells[0].childNodes, function (node) { cell.appendChild(node.cloneNode(true)) })
      var remove = make("button", "×", cell)
      remove.type = "button"
      remove.value = id
      remove.setAttribute("aria-label", fill(words.sayRemove, { name: nameOf(id) }))
    })
    var body = title(table, words.sayFacts)
    Array.prototype.slice.call(profile.tHead.rows[0].cells, 1).forEach(function (one, place) {
      line(body, one.textContent, chosen.map(function (id) { return people[id].cells[place + 1] }))
    })
    addHealth(table)
    var region = document.createElement("div")
    region.className = "scroll"
    region.tabIndex = 0
    region.setAttribute("role", "region")
    region.setAttribute("aria-label", words.sayCaption)
    region.appendChild(table)
    return region
  }

  function show() {
    result.textContent = ""
    result.hidden = !chosen.length
    root.classList.toggle("has-choice", chosen.length > 0)
    source.open = !chosen.length
    if (chosen.length) result.appendChild(build())
    var told = chosen.length < 2 ? words.sayFew : fill(words.sayStatus, { n: chosen.length })
    status.textContent = unknown.length ? told + " " + fill(words.sayUnknown, { ids: unknown.join(", ") }) : told
    status.hidden = false
    Array.prototype.forEach.call(select.options, function (option) { option.disabled = chosen.indexOf(option.value) >= 0 })
    select.selectedIndex = Array.prototype.findIndex.call(select.options, function (option) { return !option.disabled })
    form.querySelector("button").disabled = chosen.length >= MOST
    var address = new URLSearchParams(location.search)
    if (chosen.length) address.set("k", chosen.join(","))
    else address.delete("k")
    var query = address.toString().replace(/%2C/g, ",")
    /* Some browsers forbid it for a page opened from a folder; the table is there all the same. */
    try { history.replaceState(history.state, "", location.pathname + (query ? "?" + query : "") + location.hash) } catch (refused) { return }
  }

  Object.keys(people).forEach(function (id) {
    var option = make("option", nameOf(id), select)
    option.value = id
  })
  form.addEventListener("submit", function (event) {
    event.preventDefault()
    if (select.selectedIndex < 0 || chosen.length >= MOST) return
    chosen.push(select.value)
    unknown = []
    show()
  })
  result.addEventListener("click", function (event) {
    if (event.target.tagName !== "BUTTON") return
    chosen.splice(chosen.indexOf(event.target.value), 1)
    unknown = []
    show()
    select.focus()
  })
  form.hidden = false
  show()
})()
