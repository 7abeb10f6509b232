package weights

// The file of a model: named sections behind a directory.
//
//	0   magic "attribwt"
//	8   version, number of sections, CRC of the directory, 0   (uint32 each)
//	24  the directory: for each section its name (32 bytes, padded with zeros),
//	    offset and length (uint64 each), CRC and 0 (uint32 each)
//
// Sections follow in the directory's order, each at a multiple of 8. All numbers
// are little-endian; CRCs are CRC-32C, which processors compute faster than
// memory is read.

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
)

const (
	blobMagic   = "attribwt"
	blobVersion = 1
	blobHead    = 24
	nameSize    = 32
	entrySize   = nameSize + 24
	maxSections = 1024
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Section is a named part of a model's file.
type Section struct {
	Name string // 1 to 32 bytes, no NUL
	Data []byte
}

// Pack writes sections into one file, in the order given.
func Pack(sections []Section) ([]byte, error) {
	if len(sections) > maxSections {
		return nil, fmt.Errorf("weights: %d sections, more than %d", len(sections), maxSections)
	}
	size := blobHead + entrySize*len(sections)
	names := map[string]bool{}
	for _, s := range sections {
		if len(s.Name) < 1 || len(s.Name) > nameSize || strings.Contains(s.Name, "\x00") || names[s.Name] {
			return nil, fmt.Errorf("weights: section name %q is unfit or taken", s.Name)
		}
		names[s.Name] = true
		size = aligned(size) + len(s.Data)
	}
	out := make([]byte, blobHead+entrySize*len(sections), size)
	copy(out, blobMagic)
	binary.LittleEndian.PutUint32(out[8:], blobVersion)
	binary.LittleEndian.PutUint32(out[12:], uint32(len(sections)))
	for i, s := range sections {
		out = append(out, make([]byte, aligned(len(out))-len(out))...)
		entry := out[blobHead+entrySize*i:]
		copy(entry[:nameSize], s.Name)
		binary.LittleEndian.PutUint64(entry[nameSize:], uint64(len(out)))
		binary.LittleEndian.PutUint64(entry[nameSize+8:], uint64(len(s.Data)))
		binary.LittleEndian.PutUint32(entry[nameSize+16:], crc32.Checksum(s.Data, castagnoli))
		out = append(out, s.Data...)
	}
	directory := out[blobHead : blobHead+entrySize*len(sections)]
	binary.LittleEndian.PutUint32(out[16:], crc32.Checksum(directory, castagnoli))
	return out, nil
}

func aligned(n int) int { return (n + 7) &^ 7 }

// Blob is a model's file, read where it lies.
type Blob struct {
	data      []byte
	directory []byte
}

// ErrCorrupt is in every error about a file that is not as it was written.
var ErrCorrupt = errors.New("weights: corrupt model file")

// Open reads the directory of a file. The data must stay as it is while anything
// that came from it is in use. Sections are checked as they are asked for.
func Open(data []byte) (*Blob, error) {
	if len(data) < blobHead || string(data[:8]) != blobMagic {
		return nil, fmt.Errorf("%w: it does not start as one", ErrCorrupt)
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != blobVersion {
		return nil, fmt.Errorf("weights: model file of version %d, want %d", v, blobVersion)
	}
	n := int(binary.LittleEndian.Uint32(data[12:]))
	if n > maxSections || len(data) < blobHead+n*entrySize {
		return nil, fmt.Errorf("%w: %d sections", ErrCorrupt, n)
	}
	b := &Blob{data: data, directory: data[blobHead : blobHead+n*entrySize]}
	if crc32.Checksum(b.directory, castagnoli) != binary.LittleEndian.Uint32(data[16:]) {
		return nil, fmt.Errorf("%w: its directory has changed", ErrCorrupt)
	}
	return b, nil
}

// Names are the names of the sections, in the file's order.
func (b *Blob) Names() []string {
	var names []string
	for d := b.directory; len(d) >= entrySize; d = d[entrySize:] {
		names = append(names, entryName(d))
	}
	return names
}

func entryName(entry []byte) string { return strings.TrimRight(string(entry[:nameSize]), "\x00") }

// Section gives the bytes of a section, not copied, after checking them.
func (b *Blob) Section(name string) ([]byte, error) {
	for d := b.directory; len(d) >= entrySize; d = d[entrySize:] {
		if entryName(d) != name {
			continue
		}
		offset, length := binary.LittleEndian.Uint64(d[nameSize:]), binary.LittleEndian.Uint64(d[nameSize+8:])
		if size := uint64(len(b.data)); offset > size || length > size-offset || offset%8 != 0 {
			return nil, fmt.Errorf("%w: section %q lies outside it", ErrCorrupt, name)
		}
		section := b.data[offset : offset+length : offset+length]
		if crc32.Checksum(section, castagnoli) != binary.LittleEndian.Uint32(d[nameSize+16:]) {
			return nil, fmt.Errorf("%w: section %q has changed", ErrCorrupt, name)
		}
		return section, nil
	}
	return nil, fmt.Errorf("weights: no section %q", name)
}

// Table opens the table in a section.
func (b *Blob) Table(name string) (*Table, error) {
	section, err := b.Section(name)
	if err != nil {
		return nil, err
	}
	t, err := OpenTable(section)
	if err != nil {
		return nil, fmt.Errorf("section %q: %w", name, err)
	}
	return t, nil
}
