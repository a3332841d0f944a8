import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopDocsCollector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Lucene as a program: lines of fields with tabs between in, lines out. See lucene.py. */
public class Lucene {
    static final String LIST = "\u0001";
    static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    /** build|ask FOLDER pairs|words: articles, or questions, are read from the standard input. */
    public static void main(String[] args) throws Exception {
        var analyzer = analyzer(args[2]);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var directory = FSDirectory.open(Path.of(args[1]));
        if (args[0].equals("build")) {
            build(input, new IndexWriter(directory, config(analyzer)));
        } else {
            answer(input, new Asking(DirectoryReader.open(directory), analyzer));
        }
    }

    /** Pairs without stop words: a literal may have one in it. */
    static Analyzer analyzer(String name) {
        return name.equals("pairs") ? new CJKAnalyzer(CharArraySet.EMPTY_SET) : new WhitespaceAnalyzer();
    }

    static IndexWriterConfig config(Analyzer analyzer) {
        return new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256);
    }

    /** A line: id, day, zones, title, body, text to index (empty: title and body). */
    static void build(BufferedReader input, IndexWriter writer) throws Exception {
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] cells = line.split("\t", -1);
            var document = new Document();
            document.add(new StoredField("id", cells[0]));
            long day = Long.parseLong(cells[1]);
            document.add(new LongPoint("date", day));
            document.add(new NumericDocValuesField("date", day));
            for (String zone : cells[2].split(LIST)) {
                document.add(new StringField("zone", zone, Field.Store.NO));
            }
            var first = new BytesRef(cells[2].split(LIST)[0]);
            document.add(new SortedDocValuesField("zone", first));
            document.add(new StoredField("title", cells[3]));
            document.add(new StoredField("body", cells[4]));
            String text = cells[5].isEmpty() ? cells[3] + "\n" + cells[4] : cells[5];
            document.add(new TextField("text", text.replace(LIST, "\n"), Field.Store.NO));
            writer.addDocument(document);
        }
        writer.close();
    }

    /** A line: limit, and|or, zone, first day, last day, best|newest, count zones, phrases. */
    static void answer(BufferedReader input, Asking asking) throws Exception {
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            OUT.println(asking.answer(line.split("\t", -1)));
            OUT.flush();
        }
    }

    /** An open index. */
    record Asking(DirectoryReader reader, IndexSearcher searcher, QueryBuilder queries) {
        Asking(DirectoryReader reader, Analyzer analyzer) {
            this(reader, new IndexSearcher(reader), new QueryBuilder(analyzer));
        }

        String answer(String[] cells) throws Exception {
            int limit = Integer.parseInt(cells[0]);
            var query = query(cells);
            int most = limit > 0 ? limit : Math.max(1, reader.maxDoc());
            TopDocs found = top(query, most, cells[5].equals("newest"));
            var ids = new StringJoiner(LIST);
            for (ScoreDoc one : found.scoreDocs) {
                // Title and text are read too, as for a page of hits; doc() is in all of Lucene 9.
                ids.add(searcher.doc(one.doc).get("id"));
            }
            String counts = cells[6].equals("1") ? zones(query) : "";
            return found.totalHits.value + "\t" + ids + "\t" + counts;
        }

        Query query(String[] cells) {
            var join = cells[1].equals("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST;
            var words = new BooleanQuery.Builder();
            for (String phrase : cells[7].split(LIST)) {
                Query one = queries.createPhraseQuery("text", phrase);
                words.add(one == null ? new BooleanQuery.Builder().build() : one, join);
            }
            var all = new BooleanQuery.Builder().add(words.build(), BooleanClause.Occur.MUST);
            if (!cells[2].isEmpty()) {
                all.add(new TermQuery(new Term("zone", cells[2])), BooleanClause.Occur.FILTER);
            }
            if (!cells[3].equals("0")) {
                long since = Long.parseLong(cells[3]);
                long until = Long.parseLong(cells[4]);
                all.add(LongPoint.newRangeQuery("date", since, until), BooleanClause.Occur.FILTER);
            }
            return all.build();
        }

        TopDocs top(Query query, int most, boolean newest) throws Exception {
            var byDate = new Sort(new SortField("date", SortField.Type.LONG, true));
            TopDocsCollector<?> collector = newest
                ? TopFieldCollector.create(byDate, most, Integer.MAX_VALUE)
                : TopScoreDocCollector.create(most, Integer.MAX_VALUE);
            searcher.search(query, collector);
            return collector.topDocs();
        }

        String zones(Query query) throws Exception {
            var counting = new Counting();
            searcher.search(query, counting);
            counting.note();
            var told = new StringJoiner(LIST);
            counting.counts.forEach((zone, count) -> told.add(zone + "=" + count));
            return told.toString();
        }
    }

    /** Counts the zones of the matches, by their numbers within a segment. */
    static class Counting extends SimpleCollector {
        final java.util.Map<String, Integer> counts = new java.util.TreeMap<>();
        private SortedDocValues zones;
        private int[] seen = {};

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws java.io.IOException {
            note();
            zones = org.apache.lucene.index.DocValues.getSorted(context.reader(), "zone");
            seen = new int[zones.getValueCount()];
        }

        @Override
        public void collect(int document) throws java.io.IOException {
            if (zones.advanceExact(document)) {
                seen[zones.ordValue()]++;
            }
        }

        void note() throws java.io.IOException {
            for (int at = 0; at < seen.length; at++) {
                if (seen[at] > 0) {
                    counts.merge(zones.lookupOrd(at).utf8ToString(), seen[at], Integer::sum);
                }
            }
            seen = new int[0];
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
