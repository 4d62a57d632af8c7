using NeuroRepl.PlotlyTypes;

// NeuroRepl.PlotlyTypes NAMES WORDS SOURCES TARGET: the attributes as schema.mjs wrote them, their descriptions (if they are there),
// the folder with the types written by hand, and the file to write.
if (args is not [var names, var words, var sources, var target])
{
    Console.Error.WriteLine("NeuroRepl.PlotlyTypes NAMES WORDS SOURCES TARGET");
    return 2;
}

var written = new TypeWriter(Descriptions.Read(words), Handwritten.In(sources)).Write(AttributeFile.Read(names));
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
File.WriteAllText(target, written);
return 0;
