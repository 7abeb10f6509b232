package read

func compactEncoding(data []byte) map[int]string { return nil }
