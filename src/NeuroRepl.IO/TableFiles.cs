using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Tables;

namespace NeuroRepl.IO;

/// <summary>Opens and saves tables.</summary>
public static class TableFiles
{
    private const string Endings = ".tsv, .csv, .json";

    extension(Table table)
    {
        /// <summary>Opens a table: .tsv (BIDS; "n/a" is missing), .csv (quotes as in RFC 4180), .json (a list of rows, or one list a column). A column is numeric where every value is a number.</summary>
        /// <exception cref="FileProblem">The file is missing, of another kind, or a row has another length than the header; names line and column.</exception>
        public static Table Open(string path)
        {
            var whole = DataPath.Resolve(path);
            return path switch
            {
                _ when Directory.Exists(whole) => throw FileKind.Wrong(whole, "a table", Endings),
                _ when FileKind.Is(whole, ".json") => TableJson.Read(whole),
                _ when FileKind.Is(whole, ".tsv", ".csv", ".tsv.gz", ".csv.gz") => TableText.Read(whole),
                _ => throw FileKind.Wrong(whole, "a table", Endings),
            };
        }

        /// <summary>Saves the table as .tsv, .csv or .json, numbers so that they read back the same.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path) => AtomicFile.WriteText(path, path switch
        {
            _ when FileKind.Is(path, ".tsv") => TableText.Write(table, '\t'),
            _ when FileKind.Is(path, ".csv") => TableText.Write(table, ','),
            _ when FileKind.Is(path, ".json") => TableJson.Write(table),
            _ => throw FileKind.Wrong(path, "the name of a table", Endings),
        });
    }
}
