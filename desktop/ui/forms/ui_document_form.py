# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'document_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QWidget)

class Ui_DocumentForm(object):
    def setupUi(self, DocumentForm):
        if not DocumentForm.objectName():
            DocumentForm.setObjectName(u"DocumentForm")
        self.formLayout = QFormLayout(DocumentForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setHorizontalSpacing(16)
        self.formLayout.setVerticalSpacing(8)
        self.kindLabel = QLabel(DocumentForm)
        self.kindLabel.setObjectName(u"kindLabel")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.kindLabel)

        self.kind = QComboBox(DocumentForm)
        self.kind.setObjectName(u"kind")
        self.kind.setEditable(True)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.kind)

        self.numberLabel = QLabel(DocumentForm)
        self.numberLabel.setObjectName(u"numberLabel")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.numberLabel)

        self.number = QLineEdit(DocumentForm)
        self.number.setObjectName(u"number")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.number)

        self.numberHelp = QLabel(DocumentForm)
        self.numberHelp.setObjectName(u"numberHelp")
        self.numberHelp.setWordWrap(True)
        self.numberHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.numberHelp)

        self.dateLabel = QLabel(DocumentForm)
        self.dateLabel.setObjectName(u"dateLabel")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.dateLabel)

        self.date = QLineEdit(DocumentForm)
        self.date.setObjectName(u"date")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.date)

        self.issuerLabel = QLabel(DocumentForm)
        self.issuerLabel.setObjectName(u"issuerLabel")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.issuerLabel)

        self.issuer = QLineEdit(DocumentForm)
        self.issuer.setObjectName(u"issuer")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.issuer)

        self.subjectLabel = QLabel(DocumentForm)
        self.subjectLabel.setObjectName(u"subjectLabel")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.subjectLabel)

        self.subject = QPlainTextEdit(DocumentForm)
        self.subject.setObjectName(u"subject")
        self.subject.setMaximumSize(QSize(16777215, 96))
        self.subject.setTabChangesFocus(True)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.subject)

        self.subjectHelp = QLabel(DocumentForm)
        self.subjectHelp.setObjectName(u"subjectHelp")
        self.subjectHelp.setWordWrap(True)
        self.subjectHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.subjectHelp)

        self.expiredLabel = QLabel(DocumentForm)
        self.expiredLabel.setObjectName(u"expiredLabel")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.expiredLabel)

        self.expired = QLineEdit(DocumentForm)
        self.expired.setObjectName(u"expired")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.expired)

        self.replacedByLabel = QLabel(DocumentForm)
        self.replacedByLabel.setObjectName(u"replacedByLabel")

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.replacedByLabel)

        self.replacedBy = QLineEdit(DocumentForm)
        self.replacedBy.setObjectName(u"replacedBy")

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.replacedBy)

        self.previewLabel = QLabel(DocumentForm)
        self.previewLabel.setObjectName(u"previewLabel")

        self.formLayout.setWidget(9, QFormLayout.ItemRole.LabelRole, self.previewLabel)

        self.preview = QLabel(DocumentForm)
        self.preview.setObjectName(u"preview")
        self.preview.setWordWrap(True)

        self.formLayout.setWidget(9, QFormLayout.ItemRole.FieldRole, self.preview)

#if QT_CONFIG(shortcut)
        self.kindLabel.setBuddy(self.kind)
        self.numberLabel.setBuddy(self.number)
        self.dateLabel.setBuddy(self.date)
        self.issuerLabel.setBuddy(self.issuer)
        self.subjectLabel.setBuddy(self.subject)
        self.expiredLabel.setBuddy(self.expired)
        self.replacedByLabel.setBuddy(self.replacedBy)
        self.previewLabel.setBuddy(self.preview)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(DocumentForm)

        QMetaObject.connectSlotsByName(DocumentForm)
    # setupUi

    def retranslateUi(self, DocumentForm):
        self.kindLabel.setText(QCoreApplication.translate("DocumentForm", u"&Lo\u1ea1i v\u0103n b\u1ea3n", None))
        self.numberLabel.setText(QCoreApplication.translate("DocumentForm", u"&S\u1ed1, k\u00fd hi\u1ec7u", None))
        self.number.setPlaceholderText(QCoreApplication.translate("DocumentForm", u"v\u00ed d\u1ee5: 76/NQ-CP", None))
        self.numberHelp.setText(QCoreApplication.translate("DocumentForm", u"Lu\u1eadt, ph\u00e1p l\u1ec7nh \u0111\u1ec3 tr\u1ed1ng.", None))
        self.dateLabel.setText(QCoreApplication.translate("DocumentForm", u"&Ng\u00e0y ban h\u00e0nh", None))
        self.date.setPlaceholderText(QCoreApplication.translate("DocumentForm", u"dd/MM/yyyy", None))
        self.issuerLabel.setText(QCoreApplication.translate("DocumentForm", u"C\u01a1 &quan ban h\u00e0nh", None))
        self.issuer.setPlaceholderText(QCoreApplication.translate("DocumentForm", u"v\u00ed d\u1ee5: Ch\u00ednh ph\u1ee7", None))
        self.subjectLabel.setText(QCoreApplication.translate("DocumentForm", u"&Tr\u00edch y\u1ebfu", None))
        self.subjectHelp.setText(QCoreApplication.translate("DocumentForm", u"Ghi c\u1ea3 ch\u1eef \u201cv\u1ec1\u201d, \u201cban h\u00e0nh\u201d, \u201cquy \u0111\u1ecbnh\u201d.", None))
        self.expiredLabel.setText(QCoreApplication.translate("DocumentForm", u"&H\u1ebft hi\u1ec7u l\u1ef1c t\u1eeb", None))
        self.expired.setPlaceholderText(QCoreApplication.translate("DocumentForm", u"dd/MM/yyyy, \u0111\u1ec3 tr\u1ed1ng khi c\u00f2n hi\u1ec7u l\u1ef1c", None))
        self.replacedByLabel.setText(QCoreApplication.translate("DocumentForm", u"\u0110\u01b0\u1ee3c th&ay th\u1ebf b\u1edfi", None))
        self.replacedBy.setPlaceholderText(QCoreApplication.translate("DocumentForm", u"s\u1ed1, k\u00fd hi\u1ec7u v\u0103n b\u1ea3n m\u1edbi", None))
        self.previewLabel.setText(QCoreApplication.translate("DocumentForm", u"S\u1ebd vi\u1ebft", None))
        pass
    # retranslateUi

