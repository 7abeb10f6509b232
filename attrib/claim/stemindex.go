package claim

// leads maps a number, of a stem or of a speaker and a stem, to the few claims
// that it leads to, in the order of adding. It holds no pointers, so that the
// garbage collector has nothing to follow in it, however large a run is.
type leads struct {
	of      map[uint64]int32 // number → list
	lists   []leadList
	entries []lead
}

type leadList struct {
	last int32 // the entry added last
	n    int32
}

type lead struct{ claim, before int32 }

// add puts a claim on the list of a number, until it holds the most that one may.
func (p *leads) add(key uint64, claim int32) {
	at, ok := p.of[key]
	if !ok {
		at = int32(len(p.lists))
		p.of[key] = at
		p.lists = append(p.lists, leadList{last: -1})
	}
	l := &p.lists[at]
	if l.n >= stemCap {
		return
	}
	p.entries = append(p.entries, lead{claim, l.last})
	l.last = int32(len(p.entries) - 1)
	l.n++
}

// each calls f with the claims on the list of a number; full says that there may
// be more than it holds.
func (p *leads) each(key uint64, f func(claim int32)) (full bool) {
	at, ok := p.of[key]
	if !ok {
		return false
	}
	l := p.lists[at]
	for e := l.last; e >= 0; e = p.entries[e].before {
		f(p.entries[e].claim)
	}
	return l.n >= stemCap
}
