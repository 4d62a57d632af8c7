namespace NeuroRepl.Scripting.Tests.Engine;

/// <summary>Code with checks means the same as code without: the second engine runs it as it was typed.</summary>
public sealed class InstrumentationTests
{
    public static TheoryData<string> Forms =>
    [
        "string F(int n) => n switch { 0 => \"zero\", _ => throw new Exception() }; F(0)",
        "Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)",
        "Action<int> act = x => Math.Abs(x); act(1); Func<int, int> f = x => Math.Abs(x); f(-1)",
        "var f = (int x, int y = 2) => x * y; f(3)",
        "Func<Task> later = async () => await Task.Yield(); await later(); Func<Task<int>> one = async () => await Task.FromResult(1); await one()",
        "Func<int> fail = () => throw new InvalidOperationException(); try { fail() ; } catch (InvalidOperationException) { } 3",
        "int[] a = [1, 2]; ref int First() => ref a[0]; First() = 5; a[0]",
        "class C { int _x; public int X { get => _x; set => _x = value; } public C(int x) => X = x; public int this[int i] => X + i; public static implicit operator int(C c) => c.X; public static C operator -(C c) => new C(-c.X); } int v = -new C(4); v + new C(1)[2]",
        "class D { public List<int> L { get; } = new() { 1, 2 }; public readonly object O = new object(); } new D().L.Count",
        "delegate int Op(int x); Op op = delegate(int x) { return x + 1; }; op(1)",
        "$\"{string.Join(',', new[] { 1, 2 }.Select(x => x * 2))}\"",
        "var s = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) s += a * b; s",
        "var n = 0; for (var i = 0; i < 3; i++) foreach (var c in \"ab\") while (n < 100) n++; n",
        "if (false) while (true) ; else for (;;) break; 1",
        "string r = \"\"; foreach (var k in new[] { 1, 2 }) switch (k) { case 1: r += \"one\"; break; default: goto case 1; } r",
        "int Outer() { int Inner(int x) => x + 1; return Inner(1); } Outer()",
        "(from x in new[] { 3, 1, 2 } let y = x * x where y > 1 orderby y descending select new { x, y }).First().ToString()",
        "(from x in new[] { 1, 2 } join y in new[] { 2, 3 } on x equals y select (x, y)).Single().ToString()",
        "from g in (from w in new[] { \"a\", \"bb\" } group w by w.Length) select g.Key",
        "IEnumerable<int> It() { try { yield return 1; } finally { } } It().Single()",
        "try { throw new Exception(\"x\"); } catch (Exception e) when (e.Message == \"x\") { } finally { } 1",
        "void Local<T>(T t) where T : struct { } Local(1); static int Sq(int x) => x * x; new[] { 1, 2 }.Select(Sq).Sum()",
        "event Action Changed; Changed += () => Console.Write(\"!\"); Changed();",
        "abstract class A { public abstract int F(); public virtual int G() => 1; } class B : A { public override int F() => base.G() + 1; } new B().F()",
        "interface I { int F() => 7; } class K : I { } ((I)new K()).F()",
        "record Point(int X, int Y) { public int Sum => X + Y; } (new Point(1, 2) with { X = 5 }).Sum",
        "Func<object> o = () => new { A = 1 }; o().ToString()",
        "var xs = new[] { 1, 2, 3 }; xs.Aggregate((a, b) => a > b ? a : b)",
        "Task.Run(() => 5).Result + Task.Run(async () => { await Task.Yield(); return 1; }).Result",
        "Func<int> f = () => // says one\n    1;\nf()",
        "int Long(\n    int x)\n    => x\n       + 1;\nLong(1)",
        "unsafe { int x = 5; int* p = &x; for (var i = 0; i < 2; i++) *p += 1; Console.Write(x); }",
        "class S { public static readonly S One = new S(); public const int K = 3; static S() { for (var i = 0; i < 2; i++) { } } } S.K",
        "enum E { A, B } E.B",
        "var d = new Dictionary<string, Func<double, double>> { [\"sq\"] = x => x * x }; d[\"sq\"](3)",
        "lock (new object()) foreach (var i in Enumerable.Range(0, 2)) Console.Write(i);",
        "#pragma warning disable\n#region r\nfor (var i = 0; i < 1; i++) { }\n#endregion\n1",
        "checked { Func<int, int> f = x => x + 1; try { f(int.MaxValue); } catch (OverflowException) { Console.Write(\"over\"); } }",
        "using (var s = new StringReader(\"a\")) while (s.Peek() >= 0) Console.Write((char)s.Read());",
        "L: for (var i = 0; ; i++) { if (i == 3) goto End; } End: Console.Write(\"end\");",
    ];

    [Theory, MemberData(nameof(Forms))]
    public async Task It_means_what_it_meant(string code)
    {
        using var own = new Session(EngineKind.Own);
        using var oracle = new Session(EngineKind.CSharpScript);

        var meant = await oracle.RunAsync(code);

        Assert.IsType<Outcome.Success>(meant);
        Assert.Equal(Told(meant, oracle), Told(await own.RunAsync(code), own));
    }

    private static string Told(Outcome outcome, Session session) => outcome switch
    {
        Outcome.Success { Value: System.Collections.IEnumerable values and not string } => string.Join(' ', values.Cast<object>()),
        Outcome.Success success => $"{success.HasValue} {success.Value} {success.Value?.GetType().Name} {session.Output.Text}",
        Outcome.Failed failed => $"{failed.Error.ToText()} {session.Output.Text}",
        _ => outcome.ToString(),
    };
}
