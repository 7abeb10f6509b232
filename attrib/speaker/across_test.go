package speaker_test

import (
	"testing"

	"github.com/attribcheck/attrib/attrib/speaker"
)

func named(name string, typ speaker.Type) *speaker.Speaker {
	return &speaker.Speaker{Name: name, Mention: name, Type: typ, Basis: speaker.Named}
}

func person(name string) *speaker.Speaker { return named(name, speaker.Person) }
func body(name string) *speaker.Speaker   { return named(name, speaker.Organization) }
func place(name string) *speaker.Speaker  { return named(name, speaker.Place) }

func mention(s *speaker.Speaker, text string) *speaker.Speaker {
	s.Mention = text
	return s
}

func basis(s *speaker.Speaker, b speaker.Basis) *speaker.Speaker {
	s.Basis = b
	return s
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b *speaker.Speaker
		want speaker.Relation
	}{
		{person("Xi Jinping"), person("Xi Jinping"), speaker.Same},
		{person("Xi Jinping"), person("President Xi Jinping"), speaker.Same},
		{person("Xi"), person("Xi Jinping"), speaker.Compatible},
		{person("Petrova"), person("Elena Petrova"), speaker.Compatible},
		{person("Boris"), person("Boris Johnson"), speaker.Compatible},
		{person("Zelensky"), person("Zelenskyy"), speaker.Same},
		{person("Volodymyr Zelensky"), person("Vladimir Zelenskiy"), speaker.Same},
		{person("Muammar Gaddafi"), person("Moammar Qaddafi"), speaker.Same},
		{person("Kim Jong Un"), person("Kim Jong-un"), speaker.Same},
		{person("José Martí"), person("Jose Marti"), speaker.Same},
		{person("Hillary Rodham Clinton"), person("Hillary Clinton"), speaker.Same},
		{person("Bill Clinton"), person("William Clinton"), speaker.Same},
		{person("J. Smith"), person("John Smith"), speaker.Compatible},
		{person("Clinton"), person("Hillary Clinton"), speaker.Compatible},
		{person("Robert F. Kennedy Jr."), person("Robert Kennedy"), speaker.Compatible},

		{person("Bill Clinton"), person("Hillary Clinton"), speaker.Different},
		{person("John Smith"), person("Joan Smith"), speaker.Different},
		{person("Kim Jong Un"), person("Kim Jong Il"), speaker.Different},
		{person("Xi Jinping"), person("Vladimir Putin"), speaker.Different},
		{person("Lee"), person("Omar Haddad"), speaker.Different},
		{person("A. Smith"), person("John Smith"), speaker.Different},

		{person("Xi Jinping"), body("Xinhua"), speaker.Relayed},
		{person("Xi Jinping"), body("state media"), speaker.Relayed},
		{person("Elena Petrova"), body("the Associated Press"), speaker.Relayed},
		{body("Reuters"), body("AFP"), speaker.Relayed},
		{body("Xinhua"), body("Xinhua"), speaker.Same},

		{nil, person("Xi"), speaker.Unclear},
		{basis(person("senior official"), speaker.Unnamed), person("Elena Petrova"), speaker.Vaguer},
		{basis(named("U.S. officials", speaker.Group), speaker.Unnamed), person("Elena Petrova"), speaker.Vaguer},
		{basis(person("he"), speaker.Pronoun), person("Elena Petrova"), speaker.Unclear},
		{named("report", speaker.Paper), person("Elena Petrova"), speaker.Unclear},
		{named("Petrova", speaker.Unknown), person("Omar Haddad"), speaker.Unclear},
		{named("Petrova", speaker.Unknown), person("Elena Petrova"), speaker.Compatible},

		{basis(person("spokesman for Johnson"), speaker.Unnamed), person("Boris Johnson"), speaker.Principal},
		{mention(person("James Slack"), "Johnson's spokesman James Slack"), person("Boris Johnson"), speaker.Principal},
		{person("Elena Petrova"), body("Finance Ministry"), speaker.Principal},
		{mention(person("Tim Cook"), "Apple chief executive Tim Cook"), body("Apple"), speaker.Principal},

		{body("WHO"), body("World Health Organization"), speaker.Same},
		{body("World Health Organisation"), body("World Health Organization"), speaker.Same},
		{body("NATO"), body("North Atlantic Treaty Organization"), speaker.Same},
		{body("Department of Justice"), body("Justice Department"), speaker.Same},
		{body("Foreign Ministry"), body("Chinese Foreign Ministry"), speaker.Compatible},
		{body("Apple"), body("Google"), speaker.Different},

		{place("Beijing"), place("China"), speaker.Same},
		{place("Beijing"), place("Moscow"), speaker.Different},
		{place("Beijing"), body("Chinese Foreign Ministry"), speaker.Compatible},
		{place("Beijing"), mention(person("Xi Jinping"), "Chinese President Xi Jinping"), speaker.Principal},
		{place("Beijing"), person("Xi Jinping"), speaker.Unclear},
		{place("Beijing"), body("Russian Defence Ministry"), speaker.Different},
	} {
		name := func(s *speaker.Speaker) string {
			if s == nil {
				return "nobody"
			}
			return s.Name
		}
		t.Run(name(c.a)+" and "+name(c.b), func(t *testing.T) {
			if got := speaker.Compare(c.a, c.b); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if got := speaker.Compare(c.b, c.a); got != c.want {
				t.Errorf("the other way round: got %s, want %s", got, c.want)
			}
		})
	}
}

func TestIsRelay(t *testing.T) {
	for name, want := range map[string]bool{
		"Xinhua": true, "the Associated Press": true, "state media": true, "Xinhua News Agency": true, "The New York Times": true,
		"BBC News": true, "state news agency Xinhua": true, "": false, "Xi Jinping": false, "Finance Ministry": false, "NASA": false,
	} {
		if got := speaker.IsRelay(name); got != want {
			t.Errorf("IsRelay(%q) is %v", name, got)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Xi Jinping", "Xi")
	f.Add("Dr.", "’")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, typ := range []speaker.Type{speaker.Person, speaker.Organization, speaker.Place, speaker.Unknown} {
			x, y := named(a, typ), named(b, speaker.Person)
			if speaker.Compare(x, y) != speaker.Compare(y, x) {
				t.Errorf("%q (%s) and %q: not symmetric", a, typ, b)
			}
			if z := named(b, typ); speaker.Compare(x, z) != speaker.Compare(z, x) {
				t.Errorf("%q and %q (%s): not symmetric", a, b, typ)
			}
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	x, y := person("Volodymyr Zelensky"), person("President Vladimir Zelenskiy")
	b.ReportAllocs()
	for b.Loop() {
		speaker.Compare(x, y)
	}
}
