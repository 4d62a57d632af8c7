using System.Buffers.Binary;

namespace NeuroRepl.IO.Volumes;

/// <summary>Reads a header and believes none of it: every field that sizes or places something is checked before it is used.</summary>
internal sealed class NiftiHeaderReader
{
    private const string NotThis = "Check that it is a NIfTI file; if it is, fetch or write it again.";
    private const long MostVoxels = 1L << 48;
    private readonly ByteSource _source;
    private readonly NiftiBlock _block;
    private readonly bool _isPair;

    private NiftiHeaderReader(ByteSource source)
    {
        _source = source;
        _block = ReadBlock(source);
        _isPair = ReadMagic();
    }

    /// <summary>The header at the start of a file, up to the data (or to the end of a .hdr).</summary>
    public static NiftiHeader Read(ByteSource source) => new NiftiHeaderReader(source).Header();

    private static NiftiBlock ReadBlock(ByteSource source)
    {
        var start = new byte[4];
        source.Fill(start, "sizeof_hdr");
        var little = BinaryPrimitives.ReadInt32LittleEndian(start);
        var big = BinaryPrimitives.ReadInt32BigEndian(start);
        var isBig = big is NiftiBlock.Size1 or NiftiBlock.Size2;
        var size = isBig ? big : little;
        if (size is not (NiftiBlock.Size1 or NiftiBlock.Size2))
        {
            throw FileProblem.In(source.Path, "sizeof_hdr", little, 0, "a NIfTI header begins with 348 or 540, in one byte order or the other", NotThis);
        }

        var bytes = new byte[size];
        start.CopyTo(bytes, 0);
        source.Fill(bytes.AsSpan(4), "the header");
        return new NiftiBlock(bytes, size == NiftiBlock.Size1 ? 1 : 2, isBig);
    }

    private bool ReadMagic()
    {
        var magic = _block.Bytes.AsSpan(_block.At(NiftiField.Magic), _block.Version == 1 ? 4 : 8);
        var single = _block.Version == 1 ? "n+1\0"u8 : "n+2\0\r\n\x1a\n"u8;
        var pair = _block.Version == 1 ? "ni1\0"u8 : "ni2\0\r\n\x1a\n"u8;
        if (magic.SequenceEqual(single)) { return false; }

        if (magic.SequenceEqual(pair)) { return true; }

        var shown = $"\"{string.Concat(_block.Text(NiftiField.Magic).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '+' ? letter : '?'))}\"";
        throw Wrong(NiftiField.Magic, 0, shown, $"NIfTI-{_block.Version} has \"{(_block.Version == 1 ? "n+1" : "n+2")}\" (one file) or \"{(_block.Version == 1 ? "ni1" : "ni2")}\" (a pair) there; without it this may be ANALYZE 7.5, whose orientation is not defined");
    }

    private NiftiHeader Header()
    {
        var shape = Shape();
        var type = Type();
        var header = new NiftiHeader
        {
            Version = _block.Version,
            IsBigEndian = _block.IsBigEndian,
            IsPair = _isPair,
            Shape = shape,
            Type = type,
            Pixdim = Pixdim(),
            VoxOffset = VoxOffset(),
            SclSlope = _block.Real(NiftiField.SclSlope),
            SclInter = SclInter(),
            QformCode = (int)_block.Whole(NiftiField.QformCode),
            SformCode = (int)_block.Whole(NiftiField.SformCode),
            Quatern = Reals(NiftiField.Quatern, 3),
            Qoffset = Reals(NiftiField.Qoffset, 3),
            Srow = Reals(NiftiField.Srow, 12),
            IntentCode = (int)_block.Whole(NiftiField.IntentCode),
            IntentName = _block.Text(NiftiField.IntentName),
            IntentParameters = Reals(NiftiField.IntentP, 3),
            Description = _block.Text(NiftiField.Descrip),
            AuxFile = _block.Text(NiftiField.AuxFile),
            XyztUnits = (int)_block.Whole(NiftiField.XyztUnits),
            CalMin = _block.Real(NiftiField.CalMin),
            CalMax = _block.Real(NiftiField.CalMax),
            DimInfo = (int)_block.Whole(NiftiField.DimInfo),
            SliceCode = (int)_block.Whole(NiftiField.SliceCode),
            SliceStart = _block.Whole(NiftiField.SliceStart),
            SliceEnd = _block.Whole(NiftiField.SliceEnd),
            SliceDuration = _block.Real(NiftiField.SliceDuration),
            TimeOffset = _block.Real(NiftiField.Toffset),
        };
        CheckPlace(header);
        return header with { Extensions = Extensions(header.VoxOffset) };
    }

    private int[] Shape()
    {
        var count = _block.Whole(NiftiField.Dim);
        if (count is < 1 or > 7) { throw Wrong(NiftiField.Dim, 0, count, "a NIfTI file has 1 to 7 dimensions"); }

        var shape = new int[count];
        var voxels = 1L;
        for (var i = 1; i <= count; i++)
        {
            var length = _block.Whole(NiftiField.Dim, i);
            if (length < 1) { throw Wrong(NiftiField.Dim, i, length, "a dimension has a length of at least 1"); }

            if (length > Array.MaxLength || voxels > MostVoxels / length) { throw Wrong(NiftiField.Dim, i, length, $"with it the image has more than {MostVoxels} voxels, and no file holds them"); }

            voxels *= length;
            shape[i - 1] = (int)length;
        }

        return shape;
    }

    private NiftiType Type()
    {
        var code = (NiftiType)_block.Whole(NiftiField.Datatype);
        if (code is NiftiType.Float128 or NiftiType.Complex256)
        {
            throw Wrong(NiftiField.Datatype, 0, $"{(int)code} ({code})", "128-bit floats are not read, because files hold three different layouts under this code (x87, IEEE, double-double)",
                "Convert it to 64-bit floats with the program that wrote it.");
        }

        var element = NiftiElement.Of(code) ?? throw Wrong(NiftiField.Datatype, 0, (int)code, "this is no NIfTI datatype that can be read");
        var bits = _block.Whole(NiftiField.Bitpix);
        return bits == element.VoxelBytes * 8 ? code : throw Wrong(NiftiField.Bitpix, 0, bits, $"datatype {(int)code} ({code}) has {element.VoxelBytes * 8} bits a voxel");
    }

    private double[] Pixdim()
    {
        var pixdim = Reals(NiftiField.Pixdim, 8);
        for (var i = 1; i <= 3; i++)
        {
            if (!double.IsFinite(pixdim[i])) { throw Wrong(NiftiField.Pixdim, i, pixdim[i], "a voxel has a finite size"); }
        }

        return pixdim;
    }

    private long VoxOffset()
    {
        var offset = _block.Real(NiftiField.VoxOffset);
        var least = _isPair ? 0 : _block.Bytes.Length + 4;
        return offset >= least && offset <= long.MaxValue / 2 && offset == Math.Floor(offset)
            ? (long)offset
            : throw Wrong(NiftiField.VoxOffset, 0, offset, $"the data begin at a whole byte from {least} on");
    }

    private double SclInter()
    {
        var (slope, inter) = (_block.Real(NiftiField.SclSlope), _block.Real(NiftiField.SclInter));
        return slope == 0 || !double.IsFinite(slope) || double.IsFinite(inter) ? inter : throw Wrong(NiftiField.SclInter, 0, inter, "a scaled image has a finite intercept");
    }

    /// <summary>Before anything large is allocated: can the file hold what the header promises?</summary>
    private void CheckPlace(NiftiHeader header)
    {
        if (_isPair) { return; }

        var wanted = header.VoxOffset + (header.Voxels * NiftiElement.Of(header.Type)!.VoxelBytes);
        if (wanted < 0 || wanted > _source.MostLength)
        {
            var holds = _source.IsGzip ? $"its gzip stream can hold at most {_source.MostLength}" : $"it has {_source.MostLength}";
            throw FileProblem.In(_source.Path, "dim", $"{string.Join(" × ", header.Shape)} of {header.Type} from byte {header.VoxOffset} on", _block.At(NiftiField.Dim),
                $"the file would need {wanted} bytes, and {holds}", FileProblem.Refetch);
        }
    }

    private List<NiftiExtension> Extensions(long dataStart)
    {
        List<NiftiExtension> extensions = [];
        var flag = new byte[4];
        if (_source.Read(flag) < 4 || flag[0] == 0) { return extensions; }

        var end = _isPair ? _source.MostLength : dataStart;
        var head = new byte[8];
        while (_source.Position + head.Length <= end)
        {
            var at = _source.Position;
            if (_isPair && _source.Read(head) < head.Length) { break; }

            if (!_isPair) { _source.Fill(head, "a header extension"); }

            var (size, code) = _block.IsBigEndian
                ? (BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)))
                : (BinaryPrimitives.ReadInt32LittleEndian(head), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)));
            if (size == 0 && code == 0 && !_isPair) { break; }          // padding up to the data

            if (size < 16 || size % 16 != 0 || at + size > end)
            {
                throw FileProblem.In(_source.Path, $"the size of header extension {extensions.Count + 1}", size, at, $"it is a multiple of 16 and ends before byte {end}", NotThis);
            }

            extensions.Add(new NiftiExtension(code, Content(size - head.Length)));
        }

        return extensions;
    }

    /// <summary>Grows as the bytes come, since a compressed .hdr does not say how long it is.</summary>
    private byte[] Content(int length)
    {
        var content = new byte[Math.Min(length, 1 << 16)];
        var done = 0;
        while (true)
        {
            _source.Fill(content.AsSpan(done), "a header extension");
            done = content.Length;
            if (done == length) { return content; }

            Array.Resize(ref content, (int)Math.Min(length, done * 2L));
        }
    }

    private double[] Reals(NiftiField field, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++) { values[i] = _block.Real(field, i); }

        return values;
    }

    private FileProblem Wrong(NiftiField field, int index, object value, string expected, string hint = NotThis) =>
        FileProblem.In(_source.Path, field == NiftiField.Dim || field == NiftiField.Pixdim ? $"{field.Name}[{index}]" : field.Name, value, _block.At(field, index), expected, hint);
}
