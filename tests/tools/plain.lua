-- A pandoc writer that gives the characters of a document and nothing else, tables in reading order.
function Writer(doc)
  local out = {}
  doc:walk({ Str = function(s) out[#out + 1] = s.text end, traverse = 'topdown' })
  return table.concat(out)
end
